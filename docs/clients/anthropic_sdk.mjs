// Streams, parallel tools, an image, thinking with tools and errors, with the official Anthropic SDK for Node.
import Anthropic from "@anthropic-ai/sdk";
import { ANSWERS, API_KEY, BASE_URL, BOTH, CITY, DOT, MODEL, TOOLS, check, simulated } from "./gateway.mjs";

const client = new Anthropic({ baseURL: BASE_URL, apiKey: API_KEY });
const tools = Object.entries(TOOLS).map(([name, description]) => ({ name, description, input_schema: CITY }));
const ask = { model: MODEL, max_tokens: 2048 };

async function stream() {
  let text = "";
  const events = client.messages.stream({ ...ask, system: "Be brief.", messages: [{ role: "user", content: "Tell me a joke" }] });
  events.on("text", (delta) => (text += delta));
  const whole = await events.finalMessage();
  check(text && whole.stop_reason === "end_turn" && whole.usage.output_tokens > 0, whole);
  console.log(`streamed '${text.slice(0, 60)}', ${whole.usage.output_tokens} tokens`);
}

async function toolLoop() {
  const messages = [{ role: "user", content: BOTH }];
  const first = await client.messages.stream({ ...ask, messages, tools }).finalMessage();
  const calls = first.content.filter((block) => block.type === "tool_use");
  check(first.stop_reason === "tool_use" && calls.length === 2, first);
  messages.push({ role: "assistant", content: first.content });
  messages.push({
    role: "user",
    content: calls.map(({ id, name }) => ({ type: "tool_result", tool_use_id: id, content: ANSWERS[name] })),
  });
  const last = await client.messages.create({ ...ask, messages, tools });
  check(last.stop_reason === "end_turn", last);
  console.log(`called ${calls.map((call) => call.name)}: '${last.content[0].text.slice(0, 80)}'`);
}

async function image() {
  const source = { type: "base64", media_type: "image/gif", data: DOT };
  const content = [{ type: "image", source }, { type: "text", text: "What is this?" }];
  const reply = await client.messages.create({ ...ask, messages: [{ role: "user", content }] });
  console.log(`saw an image: '${reply.content[0].text.slice(0, 80)}'`);
}

async function thinkingWithTools() {
  const thinking = { type: "enabled", budget_tokens: 1024 };
  const directive = simulated("think I need the weather", "signature c2lnbmVk", 'tools get_weather({"city":"Paris"})');
  const messages = [{ role: "user", content: directive }];
  const first = await client.messages.stream({ ...ask, messages, tools, thinking }).finalMessage();
  const [thought, call] = first.content;
  check(thought.type === "thinking" && thought.signature && call.type === "tool_use", first);
  messages.push({ role: "assistant", content: first.content });
  messages.push({ role: "user", content: [{ type: "tool_result", tool_use_id: call.id, content: "sunny" }] });
  const last = await client.messages.create({ ...ask, messages, tools, thinking });
  check(last.stop_reason === "end_turn", last);
  console.log(`thought '${thought.thinking}', called ${call.name}, went on`);
}

async function stopSequence() {
  const messages = [{ role: "user", content: simulated("text one, two, STOP, three") }];
  const reply = await client.messages.create({ ...ask, messages, stop_sequences: ["STOP"] });
  check(reply.stop_reason === "stop_sequence" && reply.stop_sequence === "STOP", reply);
  console.log(`stopped before '${reply.stop_sequence}': '${reply.content[0].text}'`);
}

async function errors() {
  const refused = await client.messages
    .create({ ...ask, max_tokens: 0, messages: [{ role: "user", content: "hello" }] })
    .then(() => undefined, (error) => error);
  check(refused instanceof Anthropic.BadRequestError, String(refused));
  console.log(`refused: ${refused.message.slice(0, 120)}`);
  const broken = await client.messages
    .stream({ ...ask, messages: [{ role: "user", content: simulated("text Hello", "cut") }] })
    .finalMessage()
    .then(() => undefined, (error) => error);
  check(broken, "a cut answer ended like a whole one");
  console.log(`a cut answer: ${String(broken).slice(0, 120)}`);
}

for (const step of [stream, toolLoop, image, thinkingWithTools, stopSequence, errors]) await step();
console.log("anthropic (Node): all well");
