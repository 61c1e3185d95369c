"""Streams, parallel tools, an image, token counting and an error, with the official Anthropic SDK."""

import os

import anthropic

from picture import red_square

BASE_URL = os.environ.get("BASE_URL", "http://127.0.0.1:8000")
MODEL = os.environ.get("MODEL", "claude-sonnet-4.5")
API_KEY = os.environ.get("API_KEY", "none")
client = anthropic.Anthropic(base_url=BASE_URL, api_key=API_KEY)

TOOLS = [
    {
        "name": name,
        "description": description,
        "input_schema": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    }
    for name, description in [("get_weather", "The weather in a city"), ("get_time", "The local time in a city")]
]
ANSWERS = {"get_weather": "sunny, 21 degrees", "get_time": "14:05"}


def stream(sdk, how):
    with sdk.messages.stream(
        model=MODEL,
        max_tokens=1024,
        system="Be brief.",
        messages=[{"role": "user", "content": "Tell me a joke"}],
    ) as events:
        pieces = list(events.text_stream)
        whole = events.get_final_message()
    assert pieces and whole.stop_reason == "end_turn" and whole.usage.output_tokens > 0
    print(f"streamed {how} {len(pieces)} pieces: {''.join(pieces)[:60]!r}, {whole.usage.output_tokens} tokens")


def tool_loop():
    messages = [{"role": "user", "content": "Call get_weather and get_time for Paris, both at once, then sum up."}]
    with client.messages.stream(model=MODEL, max_tokens=1024, messages=messages, tools=TOOLS) as events:
        first = events.get_final_message()
    calls = [block for block in first.content if block.type == "tool_use"]
    assert first.stop_reason == "tool_use" and len(calls) == 2, first
    messages.append({"role": "assistant", "content": [block.model_dump(exclude_none=True) for block in first.content]})
    results = [{"type": "tool_result", "tool_use_id": call.id, "content": ANSWERS[call.name]} for call in calls]
    results[1]["content"] = [{"type": "text", "text": "the clock is broken"}]
    results[1]["is_error"] = True
    messages.append({"role": "user", "content": results})
    last = client.messages.create(model=MODEL, max_tokens=1024, messages=messages, tools=TOOLS)
    assert last.stop_reason == "end_turn", last
    print(f"called {[(call.name, call.input) for call in calls]}: {last.content[0].text[:80]!r}")


def image():
    source = {"type": "base64", "media_type": "image/png", "data": red_square()}
    content = [{"type": "image", "source": source}, {"type": "text", "text": "What is this?"}]
    reply = client.messages.create(model=MODEL, max_tokens=1024, messages=[{"role": "user", "content": content}])
    print(f"saw an image: {reply.content[0].text[:80]!r}")


def count():
    counted = client.messages.count_tokens(model=MODEL, messages=[{"role": "user", "content": "one two three"}])
    assert counted.input_tokens > 0
    print(f"counted {counted.input_tokens} tokens")


def error():
    try:
        client.messages.create(model=MODEL, max_tokens=0, messages=[{"role": "user", "content": "hello"}])
    except anthropic.BadRequestError as refused:
        print(f"refused: {refused.message[:120]}")
    else:
        raise AssertionError("max_tokens 0 was accepted")


if __name__ == "__main__":
    stream(client, "from the root")
    stream(anthropic.Anthropic(base_url=BASE_URL + "/v1", api_key=API_KEY), "from /v1")
    for step in (tool_loop, image, count, error):
        step()
    print("anthropic: all well")
