// Leads to the chat page with the conversation that waits: the page reads this id (session.ts of
// ../web). Without JavaScript, or without storage, the form goes to the page without JavaScript.
const form = document.getElementById("naar-gesprek");
form?.addEventListener("submit", (event) => {
  try {
    sessionStorage.setItem("gesprek", form.dataset.gesprek);
  } catch {
    return;
  }
  event.preventDefault();
  location.assign("/");
});
