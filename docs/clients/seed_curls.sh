#!/usr/bin/env bash
# Every curl of q2api's README, in its order, against a gateway: the demo, with a gateway on http://localhost:8000.
# Two things differ, because q2api's README left them out: the login comes first, and its bearer also goes to
# /v2/auth/start and /v2/auth/claim. Needs curl and jq.
#
#   BASE_URL        http://localhost:8000
#   API_KEY         your-api-key (anything will do where no keys are set)
#   ADMIN_PASSWORD  admin
#
# A device login at the demo's simulator is approved by the script, as on the simulator's page; any other is for you
# to approve: open the link it prints.
set -euo pipefail
base=${BASE_URL:-http://localhost:8000}
key=${API_KEY:-your-api-key}

step() { printf '%s\n' "--- $*" >&2; }
# Fails unless the JSON on standard input fulfils the jq expression.
holds() { jq -e "$@" >/dev/null || { echo "Not so: ${*: -1}" >&2; exit 1; }; }

step "Log in"
TOKEN=$(curl -fsS -X POST "$base/api/login" \
  -H "Content-Type: application/json" \
  -d "{\"password\": \"${ADMIN_PASSWORD:-admin}\"}" \
  | jq -r '.token')
[ -n "$TOKEN" ] && [ "$TOKEN" != null ]

step "Device login: start"
started=$(curl -fsS -X POST "$base/v2/auth/start" \
  -H "Content-Type: application/json" \
  -H "Authorization: Bearer $TOKEN" \
  -d '{"label": "我的账号", "enabled": true}')
holds '(.authId | length > 0) and (.verificationUriComplete | startswith("http"))
  and (.userCode | length > 0) and (.expiresIn | type == "number") and (.interval | type == "number")' <<<"$started"
link=$(jq -r .verificationUriComplete <<<"$started")

step "Device login: neither start nor claim without a session"
for path in start "claim/$(jq -r .authId <<<"$started")"; do
  curl -sS -o /dev/null -w '%{http_code}' -X POST "$base/v2/auth/$path" \
    -H "Content-Type: application/json" \
    -d '{"label": "我的账号", "enabled": true}' \
    | holds '. == 401'
done

step "Device login: open $link"
case $link in
  http://127.0.0.1:*) curl -fsS -o /dev/null -d "${link#*\?}" -d decision=approve "${link%%\?*}" ;;
esac

step "Device login: claim"
authId=$(jq -r .authId <<<"$started")
claimed=$(curl -fsS -X POST "$base/v2/auth/claim/$authId" \
  -H "Authorization: Bearer $TOKEN")
holds '.status == "completed" and .account.label == "我的账号" and .account.enabled == true' <<<"$claimed"
logged_in=$(jq -r .account.id <<<"$claimed")

step "Create an account"
created=$(curl -fsS -X POST "$base/v2/accounts" \
  -H "Content-Type: application/json" \
  -H "Authorization: Bearer $TOKEN" \
  -d '{
    "label": "手动创建的账号",
    "clientId": "your-client-id",
    "clientSecret": "your-client-secret",
    "refreshToken": "your-refresh-token",
    "enabled": true
  }')
holds '.label == "手动创建的账号" and .enabled == true and .last_refresh_status == "never"' <<<"$created"
account_id=$(jq -r .id <<<"$created")

step "List accounts"
curl -fsS "$base/v2/accounts" \
  -H "Authorization: Bearer $TOKEN" \
  | holds --arg a "$account_id" --arg b "$logged_in" \
    '.count == (.accounts | length) and ([.accounts[].id] | contains([$a, $b]))'

step "Update an account"
curl -fsS -X PATCH "$base/v2/accounts/$account_id" \
  -H "Content-Type: application/json" \
  -H "Authorization: Bearer $TOKEN" \
  -d '{"enabled": false}' \
  | holds '.enabled == false'

step "Refresh tokens"
curl -fsS -X POST "$base/v2/accounts/$logged_in/refresh" \
  -H "Authorization: Bearer $TOKEN" \
  | holds '.last_refresh_status == "success" and .expires_at != null'

step "Refresh tokens that are none"
curl -sS -o /dev/null -w '%{http_code}' -X POST "$base/v2/accounts/$account_id/refresh" \
  -H "Authorization: Bearer $TOKEN" \
  | holds '. == 502'

step "Delete an account"
curl -fsS -X DELETE "$base/v2/accounts/$account_id" \
  -H "Authorization: Bearer $TOKEN" \
  | holds --arg id "$account_id" '.deleted == $id'

step "OpenAI, whole"
curl -fsS -X POST "$base/v1/chat/completions" \
  -H "Content-Type: application/json" \
  -H "Authorization: Bearer $key" \
  -d '{
    "model": "claude-sonnet-4",
    "stream": false,
    "messages": [
      {"role": "system", "content": "你是一个乐于助人的助手"},
      {"role": "user", "content": "你好,请讲一个简短的故事"}
    ]
  }' \
  | holds '.object == "chat.completion" and (.choices[0].message.content | length > 0) and .usage.total_tokens > 0'

step "OpenAI, streamed"
curl -fsS -N -X POST "$base/v1/chat/completions" \
  -H "Content-Type: application/json" \
  -H "Authorization: Bearer $key" \
  -d '{
    "model": "claude-sonnet-4",
    "stream": true,
    "messages": [
      {"role": "user", "content": "讲一个笑话"}
    ]
  }' \
  | sed -n 's/^data: //p' \
  | jq -R -s 'split("\n") | map(select(. != ""))' \
  | holds '.[-1] == "[DONE]" and (.[:-1] | map(fromjson) | (map(.choices[]?.delta.content // "") | add | length > 0)
      and any(.[].choices[]?; .finish_reason == "stop"))'

step "Claude, whole"
curl -fsS -X POST "$base/v1/messages" \
  -H "Content-Type: application/json" \
  -H "x-api-key: $key" \
  -d '{
    "model": "claude-sonnet-4.5",
    "max_tokens": 1024,
    "messages": [
      {"role": "user", "content": "你好"}
    ]
  }' \
  | holds '.type == "message" and (.content[0].text | length > 0) and .stop_reason == "end_turn" and .usage.input_tokens > 0'

step "All of q2api's curls mean what they did."
