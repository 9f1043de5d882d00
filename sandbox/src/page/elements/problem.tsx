/** Why an act failed, beside what was pressed. */
export const Problem = ({ text }: { text: string | null }) =>
  text === null ? null : (
    <span class="problem" role="alert">
      {text}
    </span>
  );
