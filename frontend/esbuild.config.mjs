// Builds css and js to frontend/static/supportplan; Django's manifest storage adds the content hashes.
import { cp } from "node:fs/promises";
import * as esbuild from "esbuild";

const outdir = "static/supportplan";

const options = {
  entryPoints: {
    supportplan: "css/supportplan.css",
    script: "js/script.js",
    slepen: "js/slepen.js",
    passkey: "js/passkey.js",
  },
  outdir,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2020", "chrome111", "firefox115", "safari16.4"],
  loader: { ".woff2": "file" },
  external: ["./img/*"], // copied below; the manifest storage finds and hashes them
  assetNames: "letters/[name]",
  legalComments: "none",
  logLevel: "warning",
};

if (process.argv.includes("--watch")) {
  const context = await esbuild.context(options);
  await context.watch();
} else {
  await esbuild.build(options);
}
await cp("img", `${outdir}/img`, { recursive: true });
