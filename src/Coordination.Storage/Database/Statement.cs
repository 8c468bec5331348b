namespace Coordination.Storage.Database;

/// <summary>The name of a statement's file, and its parameters. Each engine makes its own command of them.</summary>
internal sealed class Statement(string name)
{
    private readonly List<Parameter> _parameters = [];

    internal string Name => name;

    internal IReadOnlyList<Parameter> Parameters => _parameters;

    /// <exception cref="UnstorableTextException">The value holds U+0000.</exception>
    internal Statement Text(string parameter, string? value) => With(parameter, ParameterKind.Text, UnstorableTextException.Unless(value));

    internal Statement Texts(string parameter, IReadOnlyCollection<string> values) =>
        With(parameter, ParameterKind.Texts, values.Select(UnstorableTextException.Unless).ToArray());

    internal Statement Number(string parameter, long? value) => With(parameter, ParameterKind.Number, value);

    internal Statement Numbers(string parameter, IReadOnlyCollection<long> values) =>
        With(parameter, ParameterKind.Numbers, values.ToArray());

    internal Statement Instant(string parameter, DateTimeOffset? value) => With(parameter, ParameterKind.Instant, value);

    internal Statement Json(string parameter, ReadOnlyMemory<byte> utf8) =>
        With(parameter, ParameterKind.Text, System.Text.Encoding.UTF8.GetString(utf8.Span));

    private Statement With(string parameter, ParameterKind kind, object? value)
    {
        _parameters.Add(new Parameter(parameter, kind, value));
        return this;
    }
}

internal enum ParameterKind
{
    Text,
    Texts,
    Number,
    Numbers,
    Instant,
}

internal readonly record struct Parameter(string Name, ParameterKind Kind, object? Value);
