// The page is asked for by many names: a proxy's, an address of the network. The reader is where the page came from.
const terminal = document.querySelector("#terminal");
const scheme = window.location.protocol === "https:" ? "wss:" : "ws:";
terminal.dataset.sessionWebsocketUrl = `${scheme}//${window.location.host}/ws`;
terminal.dataset.fontSize = new URLSearchParams(window.location.search).get("fontsize") || "16";
document.querySelector("#again").addEventListener("click", () => window.location.reload());
