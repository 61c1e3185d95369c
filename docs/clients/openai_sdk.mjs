// Streams, parallel tools, an image, structured output, reasoning and errors, with the official OpenAI SDK for Node.
import OpenAI from "openai";
import { ANSWERS, API_KEY, BASE_URL, BOTH, CITY, DOT, MODEL, TOOLS, check, simulated } from "./gateway.mjs";

const client = new OpenAI({ baseURL: `${BASE_URL}/v1`, apiKey: API_KEY });
const functions = Object.entries(TOOLS).map(([name, description]) => ({ name, description, parameters: CITY }));
const chatTools = functions.map((f) => ({ type: "function", function: f }));

async function stream() {
  const chunks = await client.chat.completions.create({
    model: MODEL, stream: true, stream_options: { include_usage: true },
    messages: [{ role: "system", content: "Be brief." }, { role: "user", content: "Tell me a joke" }],
  });
  let text = "", usage;
  for await (const chunk of chunks) {
    text += chunk.choices[0]?.delta.content ?? "";
    usage = chunk.usage ?? usage;
  }
  check(text && usage.completion_tokens > 0, { text, usage });
  console.log(`streamed '${text.slice(0, 60)}', ${usage.total_tokens} tokens`);
}

async function toolLoop() {
  const messages = [{ role: "user", content: BOTH }];
  const first = await client.chat.completions.stream({ model: MODEL, messages, tools: chatTools }).finalChatCompletion();
  const { message, finish_reason } = first.choices[0];
  check(finish_reason === "tool_calls" && message.tool_calls.length === 2, first);
  messages.push(message);
  for (const call of message.tool_calls) {
    JSON.parse(call.function.arguments);
    messages.push({ role: "tool", tool_call_id: call.id, content: ANSWERS[call.function.name] });
  }
  const last = await client.chat.completions.create({ model: MODEL, messages, tools: chatTools });
  check(last.choices[0].finish_reason === "stop", last);
  console.log(`called ${message.tool_calls.map((call) => call.function.name)}: '${last.choices[0].message.content.slice(0, 80)}'`);
}

async function image() {
  const content = [
    { type: "text", text: "What is this?" },
    { type: "image_url", image_url: { url: `data:image/gif;base64,${DOT}` } },
  ];
  const reply = await client.chat.completions.create({ model: MODEL, messages: [{ role: "user", content }] });
  console.log(`saw an image: '${reply.choices[0].message.content.slice(0, 80)}'`);
}

async function structured() {
  const schema = { type: "object", properties: { city: { type: "string" } }, required: ["city"], additionalProperties: false };
  const reply = await client.chat.completions.create({
    model: MODEL,
    messages: [{ role: "user", content: simulated('text {"city":"Paris"}') }],
    response_format: { type: "json_schema", json_schema: { name: "place", strict: true, schema } },
  });
  check(JSON.parse(reply.choices[0].message.content).city === "Paris", reply);
  console.log(`structured: ${reply.choices[0].message.content}`);
}

async function reasoning() {
  const reply = await client.chat.completions.create({
    model: MODEL, reasoning_effort: "high",
    messages: [{ role: "user", content: simulated("think Let me see", "signature abc", "text It is noon.") }],
  });
  check(reply.choices[0].message.reasoning_content === "Let me see", reply);
  console.log(`reasoned: '${reply.choices[0].message.reasoning_content}'`);
}

async function responses() {
  const tools = functions.map((f) => ({ type: "function", strict: false, ...f }));
  const input = [{ role: "user", content: BOTH }];
  const first = await client.responses.stream({ model: MODEL, input, tools }).finalResponse();
  const calls = first.output.filter((item) => item.type === "function_call");
  check(first.status === "completed" && calls.length === 2, first);
  input.push(...first.output, ...calls.map(({ call_id, name }) => ({ type: "function_call_output", call_id, output: ANSWERS[name] })));
  const last = await client.responses.create({ model: MODEL, input, tools });
  check(last.output_text, last);
  console.log(`responses: '${last.output_text.slice(0, 80)}', ${last.usage.total_tokens} tokens`);
}

async function errors() {
  for (const [type, request] of [
    [OpenAI.BadRequestError, { model: MODEL, temperature: 9, messages: [{ role: "user", content: "hello" }] }],
    [OpenAI.NotFoundError, { model: "no-such-model", messages: [{ role: "user", content: simulated("refuse invalid-model") }] }],
  ]) {
    const refused = await client.chat.completions.create(request).then(() => undefined, (error) => error);
    check(refused instanceof type, String(refused));
    console.log(`refused: ${refused.message.slice(0, 120)}`);
  }
  const stranger = new OpenAI({ baseURL: `${BASE_URL}/v1`, apiKey: "wrong" });
  if (API_KEY !== "none") {
    const refused = await stranger.models.list().then(() => undefined, (error) => error);
    check(refused instanceof OpenAI.AuthenticationError, String(refused));
  }
}

for (const step of [stream, toolLoop, image, structured, reasoning, responses, errors]) await step();
console.log("openai (Node): all well");
