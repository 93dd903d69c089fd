// Brings the page of a session's floor up to date while it is open; the page itself tells all there is.
"use strict";

const place = document.getElementById("floor");
const query = "subscription($id: ID!, $after: Int) { consultationFloor(id: $id, after: $after) { sequence } }";
let pause = 1000;
let latest = 0;
let isReading = false;

const shown = () => Number(place.dataset.sequence);

// Reads the page anew until it is up to date, once at a time, however fast things happen.
async function renew() {
  if (isReading) return;
  isReading = true;
  try {
    while (latest > shown()) {
      const answer = await fetch(location.href, { headers: { accept: "text/html" } });
      const read = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("floor");
      if (!read) return;
      place.replaceChildren(...read.childNodes);
      place.dataset.sequence = read.dataset.sequence;
    }
  } finally {
    isReading = false;
  }
}

function listen() {
  const address = new URL("/graphql", location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(address, "graphql-transport-ws");
  const say = (message) => socket.send(JSON.stringify(message));
  socket.addEventListener("open", () => say({ type: "connection_init" }));
  socket.addEventListener("message", ({ data }) => {
    const message = JSON.parse(data);
    if (message.type === "ping") say({ type: "pong" });
    if (message.type === "connection_ack") {
      const variables = { id: place.dataset.consultation, after: shown() };
      say({ type: "subscribe", id: "floor", payload: { query, variables } });
    }
    if (message.type === "next") {
      pause = 1000;
      latest = message.payload.data.consultationFloor.sequence;
      renew();
    }
    // What may not be followed is not asked for again and again, and what is over does not go on.
    if (message.type === "error" || message.type === "complete") {
      pause = Infinity;
      socket.close();
    }
  });
  // A lost connection comes back by itself, ever more slowly, and goes on after what the page tells.
  socket.addEventListener("close", () => {
    if (pause === Infinity) return;
    setTimeout(listen, pause);
    pause = Math.min(pause * 2, 30000);
  });
}

if (place && "WebSocket" in window) listen();
