"""Settings of the app under test: a home folder of its own, thrown away at the end."""

import atexit
import os
import shutil
import tempfile

if "KITHMAP_TEST_HOME" not in os.environ:
    # processes that tests start inherit the folder, so none of them ever meets the home of whoever runs the tests
    os.environ["KITHMAP_TEST_HOME"] = tempfile.mkdtemp(prefix="kithmap-tests-")
    atexit.register(shutil.rmtree, os.environ["KITHMAP_TEST_HOME"], ignore_errors=True)
os.environ["KITHMAP_HOME"] = os.environ["KITHMAP_TEST_HOME"]
os.environ.pop("KITHMAP_DATABASE", None)

from kithmap_app.settings import *  # noqa: F403  # the home folder must be set before the settings are read

# a file, not memory: browser tests read and write from threads of the server, as the app does
DATABASES["default"]["TEST"] = {"NAME": os.path.join(os.environ["KITHMAP_HOME"], "tests.sqlite3")}  # noqa: F405
