import sys

from cs231n_utils.doctor import main

sys.exit(main())
