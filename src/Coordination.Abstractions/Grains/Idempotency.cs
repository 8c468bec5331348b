namespace Coordination.Grains;

/// <summary>
/// Makes repeating a command safe: the same caller with the same key and hash gets the same answer, and nothing is done again.
/// Only an answer that was carried out is kept; a refused command is decided anew.
/// </summary>
/// <param name="Key">The Idempotency-Key: 1–200 visible ASCII characters, unique for the caller.</param>
/// <param name="RequestHash">Hash of method, path, query and body: another request under the same key is refused (422).</param>
[GenerateSerializer, Immutable, Alias("idempotency")]
public sealed record Idempotency([property: Id(0)] string Key, [property: Id(1)] string RequestHash);
