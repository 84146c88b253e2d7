"""What the server refuses, asked without a browser."""

import random
import re
import socket
import time


def token(server):
    return re.search(r'name="token" value="([0-9a-f]{64})"', server.get("/review")[2]).group(1)


def check(suite, investigation, server):
    decisions = investigation.path("decisions.csv")
    payment = investigation.rows("payments.csv")[0]
    form = {"token": token(server), "verdict": "accept", "subject": payment["payment_id"] + "/" + payment["campaign_id"].split(" ")[0]}

    def unwritten(what, answer, status):
        import os

        suite.equal(what, answer[0], status)
        suite.true(what + ": nothing is written", not os.path.exists(decisions))

    unwritten("a form without token", server.post("/review", {**form, "token": ""}), 403)
    unwritten("a form with a wrong token", server.post("/review", {**form, "token": "0" * 64}), 403)
    unwritten("a form from another site", server.post("/review", form, Origin="http://evil.example"), 403)
    unwritten("a form from another port", server.post("/review", form, Origin=f"http://127.0.0.1:{server.port + 1}"), 403)
    unwritten("a form without origin", server.post("/review", form, Origin=None), 403)
    unwritten("a form that the browser calls cross-site", server.post("/review", form, Sec_Fetch_Site="cross-site"), 403)
    unwritten("a form as plain text", server.post("/review", form, Content_Type="text/plain"), 415)
    unwritten("a name that was bound to this address", server.post("/review", form, Host=f"evil.example:{server.port}"), 421)
    unwritten("an unknown verdict", server.post("/review", {**form, "verdict": "maybe"}), 422)
    unwritten("a verdict on nothing", server.post("/review", {**form, "subject": "p-0000000000000000/x"}), 422)
    unwritten("a form to another page", server.post("/drops", form), 404)
    unwritten("a reason that is too long", server.post("/review", {**form, "because": "x" * 2000}), 422)

    status, headers, _ = server.get("/")
    policy = headers["Content-Security-Policy"]
    suite.equal("the overview", status, 200)
    suite.true("no script is allowed", "default-src 'none'" in policy and "script-src" not in policy and "unsafe" not in policy)
    suite.true("no frame is allowed", "frame-ancestors 'none'" in policy and headers["X-Frame-Options"] == "DENY")
    suite.true("answers are not kept", headers["Cache-Control"] == "no-store")
    suite.equal("another host", server.get("/", headers={"Host": "evil.example"})[0], 421)
    suite.equal("an image of another site", server.get("/", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"})[0], 403)
    head = server.get("/", "HEAD")
    suite.true("HEAD has no body", head[0] == 200 and head[2] == "" and int(head[1]["Content-Length"]) > 1000)

    for path in ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/pipeline.json", "/store.sqlite", "/source/0/../../pipeline.json",
                 "/drop/..%2f..%2fpipeline.json", "/style.css/..", "//etc/passwd", "/payment/p-zzzzzzzzzzzzzzzz", "/source/999999999/1",
                 "/drop/99999999999999999999", "/flag/-1", "/party/%00", "/campaign/%FF%FE", "/search/x"]:
        suite.equal("no file and no page at " + path, server.get(path)[0], 404)
    suite.equal("a search for odd signs", server.get("/search?q=%22%27%3B%20DROP%20TABLE%20party%20--%20*%20NEAR(%20%5E")[0], 200)
    for after in ["x", "1", "9.9.9.9.9", "-99999999999999999999.0.0", "%00", "9223372036854775807.-9223372036854775808.1"]:
        suite.equal("a list that goes on at " + after, server.get("/flags?after=" + after)[0], 200)

    host = f"Host: 127.0.0.1:{server.port}\r\n".encode()
    for name, data, status in [
        ("a long target", b"GET /" + b"a" * 20000 + b" HTTP/1.1\r\n" + host + b"\r\n", b"414"),
        ("many headers", b"GET / HTTP/1.1\r\n" + host + b"".join(b"a%d: b\r\n" % index for index in range(200)) + b"\r\n", b"431"),
        ("a long header", b"GET / HTTP/1.1\r\n" + host + b"a: " + b"b" * 20000 + b"\r\n\r\n", b"431"),
        ("a large form", b"POST /review HTTP/1.1\r\n" + host + b"Content-Length: 99999999\r\n\r\n", b"413"),
        ("chunks", b"POST /review HTTP/1.1\r\n" + host + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", b"501"),
        ("two lengths", b"POST /review HTTP/1.1\r\n" + host + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", b"400"),
        ("no host", b"GET / HTTP/1.1\r\n\r\n", b"421"),
        ("two hosts", b"GET / HTTP/1.1\r\n" + host + host + b"\r\n", b"421"),
        ("another protocol", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", b"400"),
    ]:
        answer = server.raw(data)
        suite.true(f"{name} is refused with {status.decode()}", answer.startswith(b"HTTP/1.1 " + status))

    # Clients that say nothing, say it slowly or go away must not keep others waiting.
    idle = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(60)]
    for connection in idle[:30]:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: 127")
    start = time.monotonic()
    suite.equal("an answer beside sixty idle clients", server.get("/")[0], 200)
    suite.true("and it comes at once", time.monotonic() - start < 2)
    for connection in idle:
        connection.close()

    random.seed(7)
    for _ in range(150):
        server_bytes = random.randbytes(random.randrange(1, 2000))
        with socket.create_connection(("127.0.0.1", server.port)) as connection:
            connection.sendall(server_bytes)
    suite.true("random bytes do not end the server", server.lives and server.get("/")[0] == 200)

    two = b"GET /runs HTTP/1.1\r\n" + host + b"\r\nGET /drops HTTP/1.1\r\n" + host + b"Connection: close\r\n\r\n"
    answer = server.raw(two)
    suite.true("two requests at once get two answers in order",
               answer.count(b"HTTP/1.1 200 OK") == 2 and answer.index(b"<h1>Runs") < answer.index(b"<h1>Drops"))
