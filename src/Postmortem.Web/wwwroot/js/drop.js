// A browser drops only where somebody says that it may, and asks with every move of the mouse: too often to ask a server.
document.addEventListener('dragover', event => {
  if (event.target.closest?.('[data-drop]')) event.preventDefault();
});
