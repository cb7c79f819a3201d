import FoundationEssentials
import Lockstep

/// What a supervisor asks of a worker process.
enum WorkerOrder: Codable, Sendable {
    /// To make engines for this campaign. The first order, and only that.
    case prepare(CampaignRecord, iterations: UInt64?)
    /// To run the programs of a range, on engines in processes of their own or not.
    case run(Range<UInt64>, isolated: Bool)
    case examine(RawDivergence, known: [DivergenceSignature])
    case examineLaw(RawLawBreak)
}

/// What it answers.
enum WorkerReply: Codable, Sendable {
    case ready
    /// nil if it was told to stop before the end.
    case ran(StretchResult?)
    case examined(Examination)
    case examinedLaw(LawCluster?)
    /// It could not do that, for the reason given.
    case failed(String)

    /// Whether a worker that is itself can have answered so. One whose memory has been written over answers anything.
    func isPlausible(to order: WorkerOrder) -> Bool {
        switch self {
        case .ran(let result): result?.isPlausible ?? true
        case .examined(.known(let index)):
            if case .examine(_, let known) = order { known.indices.contains(index) } else { false }
        case .examined(.new(let cluster)): cluster.count == 1 && cluster.knownIssue == nil
        case .examinedLaw(let cluster): cluster.map { $0.count == 1 } ?? true
        case .ready, .examined(.unconfirmed), .failed: true
        }
    }
}

/// Messages on a stream of bytes: their length in four bytes, little-endian, and JSON.
enum MessageFrame {
    /// Most bytes of a message: a cluster has two programs of at most 128 KiB each, in Base64.
    static let limit = 1 << 24
    static let headerBytes = 4

    /// `message` with its header.
    static func bytes(_ message: some Encodable) throws -> [UInt8] {
        let body = try JSONEncoder().encode(message)
        return withUnsafeBytes(of: UInt32(body.count).littleEndian) { Array($0) } + body
    }

    /// The length of the body that a header announces, or nil if no message is that long.
    static func length(ofBody header: some Collection<UInt8>) -> Int? {
        let length = header.reversed().reduce(0) { $0 << 8 | Int($1) }
        return length <= limit ? length : nil
    }

    /// The message in a body.
    static func message<Message: Decodable>(_ type: Message.Type, _ body: [UInt8]) throws -> Message {
        try JSONDecoder().decode(type, from: Data(body))
    }
}
