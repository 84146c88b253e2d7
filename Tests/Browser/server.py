"""The built server, on a free port, and plain requests to it."""

import http.client
import re
import socket
import subprocess
import urllib.parse


class Server:
    def __init__(self, investigation, config="pipeline.json"):
        self.process = subprocess.Popen(
            [investigation.payola, "serve", "--port", "0", "--config", config], cwd=investigation.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        assert found, line + self.process.stderr.read()
        self.port = int(found.group(1))
        self.root = f"http://127.0.0.1:{self.port}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)
        self.process.stdout.close()
        self.process.stderr.close()

    @property
    def processor_seconds(self):
        import os

        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def lives(self):
        return self.process.poll() is None

    def get(self, path, method="GET", headers=None, body=None):
        """Status, headers and text of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode("utf-8")
        finally:
            connection.close()

    def post(self, path, form, **headers):
        sent = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.root}
        sent.update({name.replace("_", "-"): value for name, value in headers.items()})
        return self.get(path, "POST", {name: value for name, value in sent.items() if value is not None}, urllib.parse.urlencode(form))

    def raw(self, data, wait=5):
        """What comes back for these bytes until the connection is closed or `wait` seconds are over."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait) as connection:
            try:
                connection.sendall(data)
            except OSError:
                pass
            answer = b""
            try:
                while piece := connection.recv(65536):
                    answer += piece
            except OSError:
                pass
            return answer
