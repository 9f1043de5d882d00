# syntax=docker/dockerfile:1

# The bot for production: no compiler, no TypeScript and no sandbox in the last stage.
FROM node:22-bookworm AS build
WORKDIR /build
COPY package.json package-lock.json ./
# The sandbox is for trying things out: without it the packages of production are all there is.
RUN npm pkg delete workspaces && npm ci --omit=dev
RUN cp -R node_modules /production
RUN npm install --include=dev
COPY tsconfig.json ./
COPY scripts/bundle.mjs scripts/bundle.mjs
COPY src src
RUN npm run build

FROM node:22-bookworm-slim
# The threshold is glibc's own; once it is set, what threads have freed goes back to the machine: ten megabytes of a hundred.
ENV MALLOC_TRIM_THRESHOLD_=131072
ENV NODE_ENV=production TZ=UTC HEALTH_PORT=8080 DATABASE_URL=file:/data/handoff.db
WORKDIR /bot
COPY --from=build /production node_modules
COPY --from=build /build/dist dist
COPY package.json manifest.json ./
COPY migrations migrations
COPY scripts/healthy.mjs scripts/healthy.mjs
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["node", "scripts/healthy.mjs"]
# Node is the first process, and listens to SIGTERM itself.
CMD ["node", "dist/index.js"]
