/// A straight line of ops, for guest instructions in the order in which they run if no branch is taken.
///
/// Storage is allocated once and used for block after block: nothing here allocates while translating. Removed ops
/// stay as `nop`, so that values keep their names from stage to stage.
///
/// Unsafe, and why it is sound: the buffers live as long as the block and have room for `capacity` elements;
/// `append` checks it, and operands are below `count` in every block that the verifier accepts.
package final class OpBlock {
    /// Most guest instructions in a block.
    package static var instructionLimit: Int { 512 }
    /// Most ops that one guest instruction becomes; JALR needs seven, planted faults a few more.
    static var opsPerInstruction: Int { 10 }
    /// How many values a lifted block begins with; see `beginWithRegisters`.
    package static var registerCount: Int { 32 }
    /// Most ops in a block: its registers, those of its instructions and a final `goto`.
    package static var capacity: Int { registerCount + instructionLimit * opsPerInstruction + 1 }

    /// How many values have names, `Op.none` among them: where it is looked up, there is something, of no meaning.
    static var nameCount: Int { 0x1_0000 }

    /// The ops, `count` of them.
    package let ops: UnsafeMutablePointer<Op>
    /// Guest address of each instruction, and of what follows the last.
    package let addresses: UnsafeMutablePointer<UInt64>
    /// How each op's value is used; valid after `Liveness` or the optimizer has run.
    package let uses: UnsafeMutablePointer<ValueUse>
    /// The indices of the ops that a back end has to look at, from `firstLive` to the end; valid as `uses` is.
    let liveOps: UnsafeMutablePointer<UInt16>
    /// What would be stored properties, but that each access to those of a class is checked for exclusivity.
    private let header: UnsafeMutablePointer<Header>

    private struct Header {
        var instructionCount = 0
        var count = 0
        var firstLive = OpBlock.capacity
        /// Whether the first ops are the registers; and whether they still are where an empty block has none.
        var hasRegisters = false
        var keepsRegisters = false
    }

    /// An empty block.
    package init() {
        header = .allocate(capacity: 1)
        header.initialize(to: Header())
        ops = .allocate(capacity: OpBlock.capacity)
        // Most of it is never touched, so that it costs addresses but no memory.
        uses = .allocate(capacity: OpBlock.nameCount)
        (uses + Int(Op.none)).initialize(to: .unused)
        liveOps = .allocate(capacity: OpBlock.capacity + 1)
        liveOps.initialize(repeating: 0, count: OpBlock.capacity + 1)
        addresses = .allocate(capacity: OpBlock.instructionLimit + 1)
        setAddresses(from: 0, to: 0)
    }

    deinit {
        header.deallocate()
        ops.deallocate()
        uses.deallocate()
        liveOps.deallocate()
        addresses.deallocate()
    }

    /// Guest address of instruction 0.
    @inline(__always) package var startPC: UInt64 { addresses[0] }

    /// Guest instructions that the block covers, including one that only traps.
    @inline(__always) package var instructionCount: Int {
        get { header.pointee.instructionCount }
        set { header.pointee.instructionCount = newValue }
    }

    /// How many ops there are, removed ones included.
    @inline(__always) package private(set) var count: Int {
        get { header.pointee.count }
        set { header.pointee.count = newValue }
    }

    /// Where `liveOps` begins; it ends at `capacity`.
    @inline(__always) var firstLive: Int {
        get { header.pointee.firstLive }
        set { header.pointee.firstLive = newValue }
    }

    /// Whether the first ops are the guest registers, as `beginWithRegisters` makes them.
    @inline(__always) package var hasRegisters: Bool { header.pointee.hasRegisters }

    /// Where the ops begin that a translation appended.
    @inline(__always) package var firstAppended: Int { hasRegisters ? OpBlock.registerCount : 0 }

    /// Empties the block, but that t0 is zero and t1 to t31 are what x1 to x31 hold when it begins.
    ///
    /// So whoever reads a register first has its value without looking whether it is there, and appends nothing.
    @inline(__always)
    package func beginWithRegisters() {
        if !header.pointee.keepsRegisters { writeRegisters() }
        uses.update(repeating: .unused, count: OpBlock.registerCount)
        instructionCount = 0
        count = OpBlock.registerCount
        header.pointee.hasRegisters = true
    }

    @inline(never)
    private func writeRegisters() {
        ops.initialize(to: Op(.const))
        for register in 1..<OpBlock.registerCount as Range<Int> {
            (ops + register).initialize(to: Op(.get, detail: UInt8(register)))
        }
        header.pointee.keepsRegisters = true
    }

    /// The registers at the beginning that an op reads, one bit each; all of them in blocks that do not begin so.
    var readNames: UInt32 {
        guard hasRegisters else { return .max }
        var names: UInt32 = 0
        for index in OpBlock.registerCount..<max(count, OpBlock.registerCount) {
            let op = ops[index]
            for operand in [op.a, op.b] + (op.kind == .select ? [op.c, op.d] : []) where operand < 32 {
                if op.kind != .nop { names |= 1 << UInt32(operand) }
            }
        }
        return names
    }

    /// Empties the block; its instructions will be consecutive.
    package func begin(at pc: UInt64) {
        removeAll()
        setAddresses(from: 0, to: pc)
    }

    /// Empties the block; the addresses of its instructions remain to be written.
    @inline(__always)
    package func removeAll() {
        instructionCount = 0
        count = 0
        header.pointee.hasRegisters = false
        header.pointee.keepsRegisters = false
    }

    /// Makes instructions consecutive from `instruction` on, which gets the address `pc`.
    package func setAddresses(from instruction: Int, to pc: UInt64) {
        for index in instruction...OpBlock.instructionLimit {
            addresses[index] = pc &+ 4 &* UInt64(index - instruction)
        }
    }

    /// Appends an op and returns the name of its value.
    @inline(__always) @discardableResult
    package func append(_ op: Op) -> Temp {
        let index = count
        precondition(index < OpBlock.capacity, "more than \(OpBlock.capacity) ops in a block")
        (ops + index).initialize(to: op)
        (uses + index).initialize(to: .unused)
        count = index &+ 1
        return Temp(truncatingIfNeeded: index)
    }

    /// Makes `uses` what it is when ops have just been appended.
    func forgetUses() { uses.update(repeating: .unused, count: count) }

    /// Guest address of an instruction of the block.
    @inline(__always)
    package func pc(of instruction: UInt16) -> UInt64 { addresses[Int(instruction)] }

    /// The ops as an array, for tests and dumps.
    package var allOps: [Op] { Array(UnsafeBufferPointer(start: ops, count: count)) }

    /// Makes this block equal to another.
    package func copy(_ other: OpBlock) {
        removeAll()
        for index in 0...OpBlock.instructionLimit { addresses[index] = other.addresses[index] }
        instructionCount = other.instructionCount
        for index in 0..<other.count {
            append(other.ops[index])
            uses[index] = other.uses[index]
        }
        header.pointee.hasRegisters = other.hasRegisters
        firstLive = other.firstLive
        for index in firstLive...OpBlock.capacity { liveOps[index] = other.liveOps[index] }
    }

    /// Drops removed ops, and registers that are not read, and renumbers values; makes texts comparable.
    package func compact() {
        let read = readNames
        var names = [Temp](repeating: Op.none, count: count)
        var kept = 0
        for index in 0..<count where ops[index].kind != .nop && (index >= 32 || read >> UInt32(index) & 1 != 0) {
            var op = ops[index]
            if op.a != Op.none { op.a = names[Int(op.a)] }
            if op.b != Op.none { op.b = names[Int(op.b)] }
            if op.kind == .select { (op.c, op.d) = (names[Int(op.c)], names[Int(op.d)]) }
            names[index] = Temp(kept)
            ops[kept] = op
            kept += 1
        }
        count = kept
        header.pointee.hasRegisters = false
        header.pointee.keepsRegisters = false
    }
}
