package ebb

import com.sun.jna.Library
import com.sun.jna.Native
import com.sun.jna.Structure
import com.sun.jna.Structure.FieldOrder
import java.lang.management.ManagementFactory

/** glibc's account of its own memory; size_t each. */
@FieldOrder("arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost")
internal open class MallInfo : Structure(), Structure.ByValue {
    @JvmField var arena: Long = 0
    @JvmField var ordblks: Long = 0
    @JvmField var smblks: Long = 0
    @JvmField var hblks: Long = 0
    @JvmField var hblkhd: Long = 0
    @JvmField var usmblks: Long = 0
    @JvmField var fsmblks: Long = 0
    @JvmField var uordblks: Long = 0
    @JvmField var fordblks: Long = 0
    @JvmField var keepcost: Long = 0
}

internal interface LibC : Library {
    fun mallinfo2(): MallInfo

    fun malloc(size: Long): Long
}

internal val LIBC: LibC = Native.load("c", LibC::class.java)

/**
 * Bytes that are in use: what Rust (and the JVM) holds from malloc, and what lives on the heap after it was collected.
 * The size of the process would count free pages too, which come and go.
 */
internal fun bytesInUse(): Long {
    repeat(3) { System.gc() }
    val native = LIBC.mallinfo2().run { uordblks + hblkhd }
    return native + ManagementFactory.getMemoryMXBean().heapMemoryUsage.used
}
