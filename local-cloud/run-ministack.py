"""Runs MiniStack for as long as the process that started it lives.

The parent holds the other end of standard input. When that end closes, whatever became of the parent, the whole process
group goes: MiniStack itself and the Node processes that it keeps warm for Lambda functions. Nothing they hold is worth saving.
"""

import os
import signal
import threading

from ministack.app import main


def end_with_parent():
    while os.read(0, 1024):
        pass
    os.killpg(0, signal.SIGKILL)


threading.Thread(target=end_with_parent, daemon=True).start()
main()
