import assert from "node:assert/strict";
import { test } from "node:test";

import { isDark } from "../../../geo/reader/js/theme.js";

test("a page is dark by the colour that it stands on, however CSS writes it", () => {
  assert.ok(isDark("#161514"));
  assert.ok(isDark("rgb(22, 21, 20)"));
  assert.ok(!isDark("#faf8f4"));
  assert.ok(!isDark("rgb(250, 248, 244)"));
  assert.ok(!isDark("")); // not known
});
