package ebb.app.files

import androidx.core.content.FileProvider

/** Lets an app that the person chose read the one file that they hand to it. A class of its own, so that no library's takes its place. */
class ExportProvider : FileProvider()
