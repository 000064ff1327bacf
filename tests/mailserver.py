"""A real mail server on the loopback, for tests."""

import socket
import threading
from email import policy
from email.parser import BytesParser

from aiosmtpd.controller import Controller


class Postbus:
    """A mail server's handler: keeps what comes in, refuses whom it is told to, waits when told to."""

    def __init__(self):
        self.mails, self.weigert, self.aan, self.wacht_op = [], {}, threading.Event(), None

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):  # noqa: N802  # aiosmtpd's name
        if address in self.weigert:
            return self.weigert[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.mails.append(BytesParser(policy=policy.default).parsebytes(envelope.content))
        self.aan.set()
        if self.wacht_op is not None:
            await server.loop.run_in_executor(None, self.wacht_op.wait, 10)
        return "250 OK"


class Server(Controller):
    """The mail server on the loopback; can go down and come up again on the same port."""

    def __init__(self, port=0):
        super().__init__(Postbus(), hostname="127.0.0.1", port=port or _vrije_poort())


def _vrije_poort():
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return proef.getsockname()[1]
