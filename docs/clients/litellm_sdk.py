"""Streams, parallel tools and errors, with LiteLLM over both APIs."""

import json
import os

os.environ.setdefault("LITELLM_LOCAL_MODEL_COST_MAP", "True")  # no price list from the network
import litellm  # noqa: E402

BASE_URL = os.environ.get("BASE_URL", "http://127.0.0.1:8000")
MODEL = os.environ.get("MODEL", "claude-sonnet-4.5")
API_KEY = os.environ.get("API_KEY", "none")
litellm.telemetry = False

APIS = {"openai": BASE_URL + "/v1", "anthropic": BASE_URL}
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

for api, base in APIS.items():
    ask = {"model": f"{api}/{MODEL}", "api_base": base, "api_key": API_KEY, "num_retries": 0}
    joke = [{"role": "user", "content": "Tell me a joke"}]
    pieces = [chunk.choices[0].delta.content or "" for chunk in litellm.completion(messages=joke, stream=True, **ask)]
    assert "".join(pieces), pieces

    messages = [{"role": "user", "content": "Call get_weather and get_time for Paris, both at once, then sum up."}]
    first = litellm.completion(messages=messages, tools=TOOLS, **ask)
    calls = first.choices[0].message.tool_calls
    assert first.choices[0].finish_reason == "tool_calls" and len(calls) == 2, first
    messages.append(first.choices[0].message.model_dump())
    for call in calls:
        json.loads(call.function.arguments)
        messages.append({"role": "tool", "tool_call_id": call.id, "content": ANSWERS[call.function.name]})
    last = litellm.completion(messages=messages, tools=TOOLS, **ask)
    assert last.choices[0].finish_reason == "stop" and last.usage.total_tokens > 0, last

    try:
        litellm.completion(messages=[{"role": "user", "content": "simulate: refuse too-long"}], **ask)
    except litellm.ContextWindowExceededError as refused:
        print(f"{api}: too long: {str(refused)[:100]!r}")
    else:
        raise AssertionError("a prompt that is too long was answered")
    print(f"{api}: streamed {len(pieces)} pieces, called {[call.function.name for call in calls]}")
print("litellm: all well")
