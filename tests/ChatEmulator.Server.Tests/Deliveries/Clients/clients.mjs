// What the fetch of Node sees of a delivery, and of another call behind it: one line.
const [url, world, patience] = process.argv.slice(2);

const chain = error => {
  const codes = [];
  for (let each = error; each; each = each.cause) codes.push(each.code && typeof each.code === "string" ? each.code : each.name + (each.name === "TypeError" && each.message === "terminated" ? " (terminated)" : ""));
  return codes.join(" <- ");
};

const ask = async (world, path) => {
  let status = "";
  try {
    const answer = await fetch(`${url}worlds/${world}${path}`, { method: "POST", body: "{}", headers: { "Content-Type": "application/json" }, signal: AbortSignal.timeout(Number(patience)) });
    status = `${answer.status}, `;
    return status + (await answer.text() === (path === "/plain" ? "good" : '{"greeting":"Grüße"}') ? "the answer" : "another body");
  } catch (error) {
    return `${status}${chain(error)}`;
  }
};

console.log(await ask(world, "/proof"));

// The connection is given back to the pool a moment after the body has ended.
await new Promise(resolve => setTimeout(resolve, 50));
console.log(await ask(world, "/plain"));
