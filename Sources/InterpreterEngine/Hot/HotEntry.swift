/// One instruction word of the window in the hot tier, decoded or not.
///
/// Entries lie side by side as the words do, four times as far apart, so where one is tells the guest address.
struct HotEntry {
    /// What executes it; `hotUndecoded` where nothing is decoded.
    var handler: Handler
    /// rd, or 32 in place of 0; rs2 of branches and stores, which have no rd.
    var a: UInt8 = 0
    /// rs1.
    var b: UInt8 = 0
    /// Instructions from this one to the end of its stretch of code: see `HotCode`. Kept when the rest is forgotten,
    /// because whoever is on the way here has been charged for it.
    var length: UInt16 = 0
    /// The immediate; the distance to the target's entry, in bytes, of branches and JAL; rs2 where there is no
    /// immediate.
    var immediate: Int32 = 0

    /// Bytes from one entry to the next.
    @inline(__always) static var stride: Int { 16 }
}
