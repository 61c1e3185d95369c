"""An agent with tools and a stream, with LangChain over both APIs."""

import os

from langchain.agents import create_agent
from langchain_anthropic import ChatAnthropic
from langchain_core.tools import tool
from langchain_openai import ChatOpenAI

BASE_URL = os.environ.get("BASE_URL", "http://127.0.0.1:8000")
MODEL = os.environ.get("MODEL", "claude-sonnet-4.5")
API_KEY = os.environ.get("API_KEY", "none")

MODELS = {
    "openai": ChatOpenAI(model=MODEL, base_url=BASE_URL + "/v1", api_key=API_KEY, use_responses_api=False),
    "responses": ChatOpenAI(model=MODEL, base_url=BASE_URL + "/v1", api_key=API_KEY, use_responses_api=True),
    "anthropic": ChatAnthropic(model=MODEL, base_url=BASE_URL, api_key=API_KEY),
}


@tool
def get_weather(city: str) -> str:
    """The weather in a city"""
    return "sunny, 21 degrees"


@tool
def get_time(city: str) -> str:
    """The local time in a city"""
    return "14:05"


def text(message):
    return message.text if isinstance(message.text, str) else message.text()


for api, model in MODELS.items():
    pieces = [text(piece) for piece in model.stream("Tell me a joke")]
    assert "".join(pieces), pieces
    agent = create_agent(model, [get_weather, get_time])
    question = "Call get_weather and get_time for Paris, both at once, then sum up."
    messages = agent.invoke({"messages": [("user", question)]})["messages"]
    called = [call["name"] for message in messages for call in getattr(message, "tool_calls", [])]
    assert sorted(called) == ["get_time", "get_weather"], messages
    print(f"{api}: streamed {len(pieces)} pieces, called {called}: {text(messages[-1])[:80]!r}")
print("langchain: all well")
