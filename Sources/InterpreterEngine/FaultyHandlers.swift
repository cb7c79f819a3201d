import Glibc
import GuestISA
import GuestMachine
import PlantedFaults

/// The planted faults that are mistakes in handlers: what takes the place of the sound ones in both tiers' tables.
struct FaultyHandler {
    let fault: Fault
    let opcode: Opcode
    let cold: Handler
    let hot: Handler

    /// All of them. Those of slow accesses and of counting are made where those are.
    static var all: [FaultyHandler] {
        [
            FaultyHandler(fault: .interpSrawLogical, opcode: .sraw, cold: coldSrlwSrlw, hot: hotSrlw),
            FaultyHandler(fault: .interpAddiwNotExtended, opcode: .addiw, cold: coldAddi, hot: hotAddi),
            FaultyHandler(fault: .interpSltUnsigned, opcode: .slt, cold: coldSltu, hot: hotSltu),
            FaultyHandler(
                fault: .interpSltiuZeroExtends, opcode: .sltiu, cold: coldSltiuUnextended, hot: hotSltiuUnextended),
            FaultyHandler(fault: .interpLwuSignExtends, opcode: .lwu, cold: coldLw, hot: hotLw),
            FaultyHandler(fault: .interpJalrLinkFirst, opcode: .jalr, cold: coldJalrLinkFirst, hot: hotLeave),
            FaultyHandler(fault: .interpJalrKeepsBit0, opcode: .jalr, cold: coldJalrKeepsBit0, hot: hotLeave),
            FaultyHandler(fault: .interpX0Writable, opcode: .lui, cold: coldLuiX0, hot: hotLeave),
            FaultyHandler(fault: .interpBgeStrict, opcode: .bge, cold: coldBgeStrict, hot: hotBgeStrict),
            FaultyHandler(fault: .interpHostAbort, opcode: .sraiw, cold: coldSraiwAborts, hot: hotLeave),
            FaultyHandler(fault: .interpHostEndless, opcode: .slliw, cold: coldSlliwEndless, hot: hotLeave),
            FaultyHandler(fault: .interpHostMemory, opcode: .srliw, cold: coldSrliwMemory, hot: hotLeave),
        ]
    }
}

/// A pair of the hot tier that is done wrong.
struct FaultyPair {
    let fault: Fault
    let first: Opcode
    let second: Opcode
    let handler: Handler

    static let all = [
        FaultyPair(fault: .interpPairReadsEarly, first: .addi, second: .bne, handler: hotAddiBneReadsEarly),
        FaultyPair(fault: .interpPairRestarts, first: .addi, second: .sd, handler: hotAddiSdRestarts),
        FaultyPair(fault: .interpPairShiftAmount, first: .slli, second: .srli, handler: hotSlliSrliOneAmount),
        FaultyPair(fault: .interpPairLbuSigned, first: .lbu, second: .bne, handler: hotLbuBneSigned),
    ]
}

@c func hotAddiBneReadsEarly(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = HotStep(x, p, c, m, e, f)
    let branch = step.following
    let isTaken = Meaning.isUnequal(branch.rs1, x[branch.a])
    step.compute { $0.immediate(Meaning.add) }.branch { _, _ in isTaken }
}

@c func hotAddiSdRestarts(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = HotStep(x, p, c, m, e, f)
    let second = step.compute { $0.immediate(Meaning.add) }
    if second.store(UInt64.self) { second.next() } else { step.leave() }
}

@c func hotSlliSrliOneAmount(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = HotStep(x, p, c, m, e, f)
    let amount = step.immediate
    step.compute { $0.immediate(Meaning.sll) }.then { $0.immediate { value, _ in Meaning.srl(value, amount) } }
}

@c func hotLbuBneSigned(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).access({ $0.load { (value: UInt8) in Meaning.signExtended(value) } }) {
        $0.branch(Meaning.isUnequal)
    }
}

@c func coldSrlwSrlw(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).register(Meaning.srlw, alternative: Meaning.srlw)
}

@c func coldSltiuUnextended(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).immediate { Meaning.sltu($0, $1 & 0xfff) }
}

@c func hotSltiuUnextended(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).then { $0.immediate { Meaning.sltu($0, $1 & 0xfff) } }
}

@c func coldJalrLinkFirst(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = ColdStep(x, p, c, m, e, f)
    // What rs1 is afterwards: the link, if that is the same register.
    let isSame = step.word >> 15 & 31 == step.word >> 7 & 31 && step.rd != 0
    let base = isSame ? step.machine.guest(p) &+ 4 : step.rs1
    step.jump(to: (base &+ step.immediateI) & ~1) { step.link() }
}

@c func coldJalrKeepsBit0(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = ColdStep(x, p, c, m, e, f)
    step.jump(to: step.rs1 &+ step.immediateI) { step.link() }
}

@c func coldLuiX0(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = ColdStep(x, p, c, m, e, f)
    x[step.rd] = step.immediateU
    step.next()
}

@c func coldBgeStrict(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    ColdStep(x, p, c, m, e, f).branch { Meaning.isLess($1, $0) }
}

@c func coldSraiwAborts(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = ColdStep(x, p, c, m, e, f)
    if step.word >> 20 == 0x41f { abort() }
    step.shift(5, Meaning.srlw, alternative: Meaning.sraw)
}

@c func coldSlliwEndless(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = ColdStep(x, p, c, m, e, f)
    while step.word >> 20 == 31 { sched_yield() }
    step.shift(5, Meaning.sllw)
}

@c func coldSrliwMemory(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    let step = ColdStep(x, p, c, m, e, f)
    while step.word >> 20 == 31 { memset(malloc(1 << 24), 1, 1 << 24) }
    step.shift(5, Meaning.srlw, alternative: Meaning.sraw)
}

@c func hotBgeStrict(_ x: Registers, _ p: Cursor, _ c: UInt, _ m: Cursor, _ e: UInt, _ f: UInt) {
    HotStep(x, p, c, m, e, f).branch { Meaning.isLess($1, $0) }
}
