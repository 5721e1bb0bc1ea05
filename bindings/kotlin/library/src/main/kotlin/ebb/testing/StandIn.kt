package ebb.testing

import ebb.Device
import ebb.Ebb
import ebb.bridge.NoHandle
import ebb.bridge.Ebb as CoreEbb

/** An Ebb with no core behind it, where no library can be loaded, as in a preview: each call answers that it failed. */
public fun standIn(): Ebb = Ebb(CoreEbb(NoHandle), Device())
