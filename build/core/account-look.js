/**
 * Whether what stands behind the command is an account, and no command that was mistyped: one word in small letters may be either, and is
 * taken for a command.
 */
export function namesAccount(text) {
    return /[\p{Lu}\p{Lt}\p{Lo}\p{N}\s.]/u.test(text.trim());
}
