// What a user of wiremock-captain does, by its public API alone; prints what came of it. Run against WireMock and against the emulator, the lines must be the same.
// Usage: node captain.mjs URL
import http from "node:http";
import { createRequire } from "node:module";

const { WireMock, WireMockAPI, BodyType, DelayType, EndpointFeature, MatchingAttributes, ResponseTransformer, WireMockFault } = createRequire(import.meta.url)("wiremock-captain");
const url = process.argv[2];
const mock = new WireMock(url);

const say = (what, value) => console.log(`${what}: ${typeof value === "string" ? value : JSON.stringify(sorted(value))}`);
const sorted = value => Array.isArray(value) ? value.map(sorted)
  : value && typeof value === "object" ? Object.fromEntries(Object.keys(value).sort().map(key => [key, sorted(value[key])])) : value;

// node's own client, so that what comes is told as it came.
const ask = (method, path, { body, headers } = {}) => new Promise(resolve => {
  const request = http.request(url + path, { method, headers: { ...(body ? { "content-type": "application/json" } : {}), ...headers }, agent: false }, answer => {
    let text = "";
    answer.setEncoding("utf8").on("data", part => text += part).on("end", () => resolve({ status: answer.statusCode, text, type: answer.headers["content-type"], own: answer.headers["x-own"] }))
      .on("error", error => resolve({ error: error.code }));
  });
  request.on("error", error => resolve({ error: error.code }));
  request.end(body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body));
});
const matched = async (what, ...asked) => say(what, await ask(...asked).then(answer => answer.status === 200 ? "matched" : `not matched (${answer.status ?? answer.error})`));
const gist = requests => requests.map(each => { const request = each.request ?? each; return `${request.method} ${request.url} ${request.body}`; });

await mock.clearAll();
say("mappings at first", await mock.getAllMappings());
say("requests at first", await mock.getAllRequests());

const made = await mock.register({ method: "POST", endpoint: "/orders", body: { hello: "world" } }, { status: 201, body: { goodbye: "world" }, headers: { "X-Own": "yes", "Content-Type": "application/json" } });
say("register", { ...made, id: "ID", uuid: "ID" });
say("the id is its uuid", made.id === made.uuid);
say("call", await ask("POST", "/orders", { body: { hello: "world" } }));
await matched("another body", "POST", "/orders", { body: { hello: "moon" } });
say("getMapping", { ...(await mock.getMapping(made.id)), id: "ID", uuid: "ID" });
say("getRequestsForAPI", gist(await mock.getRequestsForAPI("POST", "/orders")));
say("getUnmatchedRequests", gist(await mock.getUnmatchedRequests()));
say("getAllRequests", gist(await mock.getAllRequests()));
say("deleteMapping", (await mock.deleteMapping(made.id)).status);
await matched("after it", "POST", "/orders", { body: { hello: "world" } });
say("getMapping of none", await mock.getMapping(made.id).then(mapping => mapping ?? "nothing", error => `${error.response?.status}`));

await mock.clearAll();
await mock.register({ method: "GET", endpoint: "/q", queryParameters: { a: "1" }, headers: { "X-Key": "k" }, cookies: { c: "2" } }, { status: 200, body: "text" },
  { requestEndpointFeature: EndpointFeature.UrlPath, responseBodyType: BodyType.Body, requestHeaderFeatures: { "X-Key": MatchingAttributes.Contains }, requestQueryParamFeatures: { a: MatchingAttributes.Matches }, requestCookieFeatures: { c: MatchingAttributes.EqualTo } });
await matched("query, header, cookie", "GET", "/q?a=1&b=2", { headers: { "X-Key": "a key", Cookie: "c=2" } });
await matched("no cookie", "GET", "/q?a=1", { headers: { "X-Key": "k" } });
await mock.register({ method: "GET", endpoint: "/items/[0-9]+" }, { status: 200, body: "aXRlbQ==" }, { requestEndpointFeature: EndpointFeature.UrlPathPattern, responseBodyType: BodyType.Base64Body });
say("a pattern, base64", await ask("GET", "/items/12"));
await matched("no number", "GET", "/items/x");
await mock.register({ method: "POST", endpoint: "/json", body: { a: 1, list: [1, 2] } }, { status: 200 }, { requestIgnoreArrayOrder: true, requestIgnoreExtraElements: true, requestBodyFeature: MatchingAttributes.EqualToJson });
await matched("JSON in another order, with more", "POST", "/json", { body: { list: [2, 1], a: 1, b: 2 } });
await matched("other JSON", "POST", "/json", { body: { list: [2], a: 1 } });
await mock.register({ method: "POST", endpoint: "/path", body: "$.a.b" }, { status: 200 }, { requestBodyFeature: MatchingAttributes.MatchesJsonPath });
await matched("a JSON path", "POST", "/path", { body: { a: { b: 1 } } });
await matched("none there", "POST", "/path", { body: { a: 1 } });
await mock.register({ method: "POST", endpoint: "/form", formParameters: { k: "v" } }, { status: 200 });
await matched("a form", "POST", "/form", { body: "k=v", headers: { "content-type": "application/x-www-form-urlencoded" } });

await mock.register({ method: "GET", endpoint: "/p" }, { status: 200, body: "low" }, { stubPriority: 9, responseBodyType: BodyType.Body });
await mock.register({ method: "GET", endpoint: "/p" }, { status: 200, body: "high" }, { stubPriority: 1, responseBodyType: BodyType.Body });
say("priority", (await ask("GET", "/p")).text);

const state = (required, next, body) => mock.register({ method: "GET", endpoint: "/state" }, { status: 200, body },
  { responseBodyType: BodyType.Body, scenario: { scenarioName: "door", requiredScenarioState: required, ...(next ? { newScenarioState: next } : {}) } });
await state("Started", "open", "was shut");
await state("open", undefined, "is open");
say("states", [(await ask("GET", "/state")).text, (await ask("GET", "/state")).text]);
say("getAllScenarios", (await mock.getAllScenarios()).map(each => ({ name: each.name, state: each.state, possible: each.possibleStates, stubs: each.mappings.length })));
say("resetAllScenarios", (await mock.resetAllScenarios()).status);
say("started again", (await ask("GET", "/state")).text);

for (const fault of Object.values(WireMockFault)) {
  await mock.register({ method: "GET", endpoint: `/${fault}` }, { status: 200 }, { fault });
  say(fault, await ask("GET", `/${fault}`, { headers: { Connection: "keep-alive" } }));
}

for (const responseDelay of [{ type: DelayType.FIXED, constantDelay: 20 }, { type: DelayType.UNIFORM, lower: 5, upper: 10 }, { type: DelayType.LOG_NORMAL, median: 5, sigma: 0.1 }, { type: DelayType.CHUNKED_DRIBBLE, numberOfChunks: 3, totalDuration: 15 }]) {
  const registered = await mock.register({ method: "GET", endpoint: `/${responseDelay.type}` }, { status: 200, body: { in: "time" } }, { responseDelay });
  say(responseDelay.type, [registered.response, await ask("GET", `/${responseDelay.type}`)]);
}

await mock.register({ method: "GET", endpoint: "/hello" }, { status: 200, body: "Hello {{request.query.name}}" }, { requestEndpointFeature: EndpointFeature.UrlPath, responseBodyType: BodyType.Body, responseTransformers: [ResponseTransformer.RESPONSE_TEMPLATE] });
say("a template", (await ask("GET", "/hello?name=Ada")).text);

const api = new WireMockAPI(url, "/api-of-one", "GET");
await api.registerDefaultResponse({ status: 200, body: { is: "default" } });
await api.register({ headers: { "X-Key": "special" } }, { status: 200, body: { is: "special" } });
say("one API", [(await ask("GET", "/api-of-one")).text, (await ask("GET", "/api-of-one", { headers: { "X-Key": "special" } })).text]);
say("its requests", gist(await api.getRequestsForAPI()));

say("clearAllRequests", (await mock.clearAllRequests()).status);
say("none left", await mock.getAllRequests());
say("clearAllExceptDefault", (await mock.clearAllExceptDefault()).map(each => each.status));
say("mappings of a file", (await mock.getAllMappings()).length);
say("resetMappings", (await mock.resetMappings()).status);
say("clearAllMappings", (await mock.clearAllMappings()).status);
say("clearAll", (await mock.clearAll()).map(each => each.status));
say("the last", await mock.register({ method: "GET", endpoint: "/last" }, { status: 204 }).then(last => last.response));
