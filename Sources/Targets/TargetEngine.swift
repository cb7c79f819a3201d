import GuestMachine

/// A target as an engine: each run is asked of it, and its changes of memory are made here.
///
/// Where the ISA lets it differ from the contract, it abstains: it says what the judge, an engine of ours, says. So
/// whoever compares engines need not know of such differences.
public final class TargetEngine: Engine {
    /// `.target` with its text.
    public let kind: EngineKind
    /// What the target has stored is here after each run.
    public let memory: GuestMemory
    /// What went wrong with the target, if anything did: it is asked no more until the next reset.
    public private(set) var failure: TargetFailure?

    /// Whether the judge has answered in its place since the last reset.
    public private(set) var hasAbstained = false

    private let text: String
    private let patience: Double
    private let judge: any Engine
    private var process: TargetProcess?
    /// The hart that the target has, if its memory is as it left it.
    private var last: HartState?
    private var request = TargetRequest()

    /// The target called `text`, started when it is needed.
    ///
    /// - Parameters:
    ///   - text: As on the command line.
    ///   - memory: Its memory here, with the window of generated programs.
    ///   - judge: A sound engine with a memory of the same window.
    public init(_ text: String, memory: GuestMemory, judge: any Engine, patience: Double = TargetProcess.usualPatience)
    {
        kind = .target(text)
        self.text = text
        self.memory = memory
        self.judge = judge
        self.patience = patience
    }

    /// Starts the target now, to see whether it is there. Returns what it calls itself.
    @discardableResult
    public func start() throws(TargetFailure) -> String {
        if let process { return process.name }
        let started = try TargetCatalogue.start(text, patience: patience)
        process = started
        return started.name
    }

    /// As the target says; true until it was asked.
    public var stopsAnywhere: Bool { process?.abilities.contains(.stops) ?? true }

    /// See `Engine`. A target that gives no answer is a host fault; see `failure`.
    public func run(_ hart: inout HartState, fuel: UInt64) -> Exit {
        if failure != nil { return .hostFault(HostFault(signal: 0, codeOffset: nil, address: 0)) }
        let start = hart
        // Another hart, and there may be another program in memory.
        if last != hart { prepareJudge() }
        var judged = hart
        let expected = CodeWatch.run(&judged, fuel: fuel, on: judge, storesToCode: &storesToCode)
        do throws(TargetFailure) {
            try self.start()
            let rules = LawfulDifferences(process?.abilities ?? .all)
            let changedCode = changedCode(judged)
            if rules.abstainsFromAll(where: expected, changedCode: changedCode) {
                return abstain(&hart, judged, expected)
            }
            let reply = try ask(hart, fuel)
            let state = reply.state(reply.stateCount(ofRun: 0) - 1, ofRun: 0)
            if rules.abstains(state.exit, where: expected, changedCode: changedCode) {
                return abstain(&hart, judged, expected)
            }
            apply(reply)
            hart = state.hart
            hart.instret = start.instret &+ state.hart.instret
            hart = rules.hart(hart, where: judged)
            last = hart
            return rules.exit(state.exit, where: expected)
        } catch {
            failure = error
            process = nil
            return .hostFault(error.kind == .hung ? .hang : HostFault(signal: 0, codeOffset: nil, address: 0))
        }
    }

    /// See `Engine`.
    public func reset() {
        judge.reset()
        (last, failure, hasAbstained) = (nil, nil, false)
    }

    /// Lets the judge begin with what is in memory here.
    private func prepareJudge() {
        judge.reset()
        judge.memory.clear()
        for segment in memory.segments(in: memory.window) {
            _ = segment.bytes.withUnsafeBytes { judge.memory.write($0, at: segment.address) }
        }
        storesToCode = false
        let code = memory.segments(in: ProgramMap.codeBase..<ProgramMap.dataBase)
        hasNoCode = code.allSatisfy(\.bytes.isEmpty)
    }

    /// What has become of the code since the target was given it.
    private var (storesToCode, hasNoCode) = (false, false)

    /// Whether the program has stored to its code since it was given to the target, or has left it.
    private func changedCode(_ hart: HartState) -> Bool { storesToCode || hart.pc >= ProgramMap.dataBase || hasNoCode }

    private func ask(_ hart: HartState, _ fuel: UInt64) throws(TargetFailure) -> TargetReply {
        try start()
        request.removeAll()
        if last == hart {
            request.append(continuing: hart, fuel: fuel)
        } else {
            request.append(hart, fuel: fuel, memory)
        }
        guard let process else { throw TargetFailure(.died, "\(text): ended") }
        try process.submit(request, stepCounts: [1])
        return try process.collect()
    }

    private func apply(_ reply: TargetReply) {
        for line in reply.lines(ofRun: 0) {
            reply.withBytes(of: line) { _ = memory.write($0, at: line.address) }
        }
    }

    /// Takes over what the judge says. The target is given everything anew the next time.
    private func abstain(_ hart: inout HartState, _ judged: HartState, _ exit: Exit) -> Exit {
        hart = judged
        last = nil
        hasAbstained = true
        for address in stride(from: memory.base, to: memory.base + memory.size, by: 8) {
            guard case .value(let value) = judge.memory.load(UInt64.self, at: address),
                memory.load(UInt64.self, at: address) != .value(value)
            else { continue }
            withUnsafeBytes(of: value) { _ = memory.write($0, at: address) }
        }
        return exit
    }
}
