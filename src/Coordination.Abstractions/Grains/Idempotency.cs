namespace Coordination.Grains;

/// <summary>
/// Makes repeating a command safe. The same caller with the same key and hash gets the same answer, and nothing is done again. A
/// refusal is not kept: the command is decided again.
/// </summary>
/// <param name="Key">The Idempotency-Key: 1–200 visible ASCII characters, unique for the caller.</param>
/// <param name="RequestHash">Hash of method, path, query and body. A different request with the same key is refused (422).</param>
[GenerateSerializer, Immutable, Alias("idempotency")]
public sealed record Idempotency([property: Id(0)] string Key, [property: Id(1)] string RequestHash);
