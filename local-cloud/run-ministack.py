"""Runs MiniStack for as long as the process that started it lives: run-ministack.py STATE_DIRECTORY

The parent holds the other end of standard input. When that end closes, whatever became of the parent, the state directory
goes, and the whole process group: MiniStack itself and the Node processes that it keeps warm for Lambda functions.
"""

import os
import shutil
import signal
import sys
import threading

from ministack.app import main


STATE_DIRECTORY = sys.argv.pop()  # MiniStack reads the arguments, too


def end_with_parent():
    while os.read(0, 1024):
        pass
    shutil.rmtree(STATE_DIRECTORY, ignore_errors=True)
    os.killpg(0, signal.SIGKILL)


threading.Thread(target=end_with_parent, daemon=True).start()
main()
