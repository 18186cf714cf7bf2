// The way out on the pages beside the talk: they have no talk, but the tab may know one.
import { KEY } from "./session";
import { cover, watchKeys } from "./wayout";

const form = document.querySelector<HTMLFormElement>("form.weg");
const field = form?.elements.namedItem("session_id");
if (form && field instanceof HTMLInputElement) {
  form.addEventListener("submit", () => {
    try {
      field.value ||= sessionStorage.getItem(KEY) ?? "";
      sessionStorage.removeItem(KEY);
    } catch {
      // No storage: then there is nothing in it.
    }
    cover();
  });
  watchKeys(
    () => form.requestSubmit(),
    () => false,
  );
}
