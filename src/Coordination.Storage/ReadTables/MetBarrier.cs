namespace Coordination.Storage.ReadTables;

/// <summary>The content of a <see cref="BarrierRow"/>.</summary>
/// <param name="One">The code of the first department, in its form.</param>
/// <param name="Other">The code of the second.</param>
public sealed record MetBarrier(string Kind, string One, string Other)
{
    /// <summary>As a row holds it.</summary>
    public string Written => $"{Kind} {One} {Other}";

    /// <summary>The content of a row; null: it cannot be read.</summary>
    public static MetBarrier? Of(BarrierRow row) =>
        row.Met.Split(' ') is [var kind, var one, var other] ? new MetBarrier(kind, one, other) : null;
}
