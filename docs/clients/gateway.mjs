// Where the gateway is, and what all scripts for Node ask it about.
export const BASE_URL = process.env.BASE_URL ?? "http://127.0.0.1:8000";
export const API_KEY = process.env.API_KEY ?? "none";
export const MODEL = process.env.MODEL ?? "claude-sonnet-4.5";

export const CITY = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
export const TOOLS = { get_weather: "The weather in a city", get_time: "The local time in a city" };
export const ANSWERS = { get_weather: "sunny, 21 degrees", get_time: "14:05" };
export const BOTH = "Call get_weather and get_time for Paris, both at once, then sum up.";
export const DOT = "R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs=";

export function check(expected, found) {
  if (!expected) throw new Error(`not as expected: ${JSON.stringify(found)}`);
}

// Directives to the demo's simulated model; a real one would have to be asked otherwise.
export const simulated = (...lines) => lines.map((line) => `simulate: ${line}`).join("\n");
