// Dropping files on the form, and how far they have been sent.

const form = document.getElementById("bring-form");
const input = document.getElementById("files");
const uploading = document.getElementById("uploading");

for (const kind of ["dragenter", "dragover"]) {
  form.addEventListener(kind, (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
}
for (const kind of ["dragleave", "drop"]) form.addEventListener(kind, () => form.classList.remove("over"));

form.addEventListener("drop", (event) => {
  event.preventDefault();
  if (event.dataTransfer.files.length === 0) return;
  input.files = event.dataTransfer.files;
  form.requestSubmit();
});

form.addEventListener("submit", () => {
  const count = input.files.length;
  if (count > 0) uploading.textContent = count === 1 ? uploading.dataset.one : uploading.dataset.many.replace("{number}", String(count));
});
