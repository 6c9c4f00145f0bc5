# The portal as it runs in production. Every step can be run by hand, in this order, in a folder of its own.
FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /portal
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && npm cache clean --force
COPY migrations ./migrations
COPY views ./views
COPY public ./public
COPY src ./src
# Owned by root and read by everybody: the portal cannot change its own code.
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--disable-warning=ExperimentalWarning", "src/server.ts"]
