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

/** Bytes that malloc has given out to Rust and the JVM, and bytes that live on the heap of Java after it was collected. */
internal fun bytesInUse(): Pair<Long, Long> {
    repeat(3) { System.gc() }
    val native = LIBC.mallinfo2().run { uordblks + hblkhd }
    return native to ManagementFactory.getMemoryMXBean().heapMemoryUsage.used
}
