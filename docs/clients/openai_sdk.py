"""Streams, parallel tools, an image and an error, with the official OpenAI SDK."""

import json
import os

import openai

from picture import red_square

BASE_URL = os.environ.get("BASE_URL", "http://127.0.0.1:8000")
MODEL = os.environ.get("MODEL", "claude-sonnet-4.5")
client = openai.OpenAI(base_url=BASE_URL + "/v1", api_key=os.environ.get("API_KEY", "none"))

TOOLS = [
    {
        "type": "function",
        "function": {
            "name": name,
            "description": description,
            "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
        },
    }
    for name, description in [("get_weather", "The weather in a city"), ("get_time", "The local time in a city")]
]
ANSWERS = {"get_weather": "sunny, 21 degrees", "get_time": "14:05"}


def stream():
    pieces, usage = [], None
    for chunk in client.chat.completions.create(
        model=MODEL,
        messages=[{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Tell me a joke"}],
        stream=True,
        stream_options={"include_usage": True},
    ):
        usage = chunk.usage or usage
        pieces += [choice.delta.content for choice in chunk.choices if choice.delta.content]
    assert pieces and usage and usage.completion_tokens > 0
    print(f"streamed {len(pieces)} pieces: {''.join(pieces)[:60]!r}, {usage.total_tokens} tokens")


def tool_loop():
    messages = [{"role": "user", "content": "Call get_weather and get_time for Paris, both at once, then sum up."}]
    first = client.chat.completions.create(model=MODEL, messages=messages, tools=TOOLS)
    calls = first.choices[0].message.tool_calls
    assert first.choices[0].finish_reason == "tool_calls" and len(calls) == 2, first
    messages.append(first.choices[0].message.model_dump(exclude_none=True))
    for call in calls:
        json.loads(call.function.arguments)
        messages.append({"role": "tool", "tool_call_id": call.id, "content": ANSWERS[call.function.name]})
    last = client.chat.completions.create(model=MODEL, messages=messages, tools=TOOLS)
    assert last.choices[0].finish_reason == "stop", last
    print(f"called {[call.function.name for call in calls]}: {last.choices[0].message.content[:80]!r}")


def streamed_tools():
    arguments = {}
    for chunk in client.chat.completions.create(
        model=MODEL,
        messages=[{"role": "user", "content": "Call get_weather and get_time for Paris, both at once."}],
        tools=TOOLS,
        stream=True,
    ):
        for choice in chunk.choices:
            for call in choice.delta.tool_calls or []:
                arguments[call.index] = arguments.get(call.index, "") + (call.function.arguments or "")
    assert len(arguments) == 2 and all(isinstance(json.loads(text), dict) for text in arguments.values())
    print(f"streamed the arguments {list(arguments.values())}")


def image():
    url = "data:image/png;base64," + red_square()
    content = [{"type": "text", "text": "What is this?"}, {"type": "image_url", "image_url": {"url": url}}]
    reply = client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": content}])
    print(f"saw an image: {reply.choices[0].message.content[:80]!r}")


def error():
    try:
        client.chat.completions.create(model=MODEL, messages=[{"role": "wizard", "content": "hello"}])
    except openai.BadRequestError as refused:
        print(f"refused: {refused.message[:120]}")
    else:
        raise AssertionError("a bad role was accepted")


if __name__ == "__main__":
    for step in (stream, tool_loop, streamed_tools, image, error):
        step()
    print("openai: all well")
