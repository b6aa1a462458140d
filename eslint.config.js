import js from "@eslint/js";
import globals from "globals";

const PRIVATE = "Leaflet's private fields change without notice; ours are written #field.";

export default [
  {
    ignores: [
      "geo/reader/bundle.js",
      "geo/reader/atlas.js",
      "geo/reader/vendor/",
      ".venv/",
      "build/",
      "dist/",
    ],
  },
  js.configs.recommended,
  {
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "MemberExpression[property.name=/^_/]", message: PRIVATE },
      ],
      "prefer-const": "error",
      "no-var": "error",
      eqeqeq: "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      complexity: ["error", 12],
    },
  },
  {
    // Report text enters the page as text nodes only.
    files: ["geo/**/*.js", "bench/**/*.js"],
    languageOptions: { globals: { ...globals.browser, L: "readonly", topojson: "readonly" } },
    rules: {
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML", "write"].map((property) => ({ property })),
      ],
    },
  },
  { files: ["tests/**/*.js", "*.js"], languageOptions: { globals: globals.node } },
];
