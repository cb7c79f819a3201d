/// A growing table of plain values, without the checks and reference counts of an array.
///
/// Unsafe, and why it is sound: elements need no destruction, indices come from the tables of this module and are
/// checked in debug builds, and whoever makes a table gives it up by `deallocate`, after which no copy is used.
@usableFromInline struct FlatTable<Element> {
    @usableFromInline var base: UnsafeMutablePointer<Element>
    @usableFromInline var count = 0
    @usableFromInline var capacity: Int

    /// An empty table.
    init(capacity: Int = 256) {
        precondition(_isPOD(Element.self), "\(Element.self) is more than its bytes")
        base = .allocate(capacity: capacity)
        self.capacity = capacity
    }

    /// Gives up the memory.
    func deallocate() { base.deallocate() }

    /// The elements, until the table changes.
    var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

    @inlinable @inline(__always)
    subscript(index: Int) -> Element {
        get {
            assert(index >= 0 && index < count, "index \(index) of \(count)")
            return base[index]
        }
        nonmutating _modify {
            assert(index >= 0 && index < count, "index \(index) of \(count)")
            yield &base[index]
        }
    }

    @inlinable @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow() }
        (base + count).initialize(to: element)
        count &+= 1
    }

    @usableFromInline @inline(never)
    mutating func grow() {
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: 2 * capacity)
        larger.moveInitialize(from: base, count: count)
        base.deallocate()
        base = larger
        capacity *= 2
    }

    /// Drops the elements from `count` on.
    mutating func truncate(to count: Int) {
        precondition(0...self.count ~= count, "cannot cut \(self.count) elements to \(count)")
        self.count = count
    }
}
