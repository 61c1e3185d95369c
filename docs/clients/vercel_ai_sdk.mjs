// Streams, a loop of parallel tools and structured output, with the Vercel AI SDK over both APIs.
import { createAnthropic } from "@ai-sdk/anthropic";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { generateText, stepCountIs, streamText, tool } from "ai";
import { z } from "zod";
import { ANSWERS, API_KEY, BASE_URL, BOTH, MODEL, TOOLS, check } from "./gateway.mjs";

const models = {
  openai: createOpenAICompatible({ name: "qgateway", baseURL: `${BASE_URL}/v1`, apiKey: API_KEY, includeUsage: true })(MODEL),
  anthropic: createAnthropic({ baseURL: `${BASE_URL}/v1`, apiKey: API_KEY })(MODEL),
};
const inputSchema = z.object({ city: z.string() });
const tools = Object.fromEntries(
  Object.entries(TOOLS).map(([name, description]) => [name, tool({ description, inputSchema, execute: async () => ANSWERS[name] })]),
);

for (const [api, model] of Object.entries(models)) {
  const streamed = streamText({ model, prompt: "Tell me a joke" });
  let text = "";
  for await (const piece of streamed.textStream) text += piece;
  const usage = await streamed.usage;
  check(text && usage.outputTokens > 0, usage);
  console.log(`${api}: streamed '${text.slice(0, 60)}', ${usage.totalTokens} tokens`);

  const looped = await generateText({ model, prompt: BOTH, tools, stopWhen: stepCountIs(3) });
  const called = looped.steps.flatMap((step) => step.toolCalls.map((call) => call.toolName));
  check(called.length === 2 && looped.text, looped.steps);
  console.log(`${api}: called ${called}: '${looped.text.slice(0, 80)}'`);
}
console.log("ai (Vercel): all well");
