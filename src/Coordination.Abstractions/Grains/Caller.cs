using Coordination.Ids;
using Orleans.Runtime;

namespace Coordination.Grains;

/// <summary>
/// The verified identity a grain call carries. Grains refuse calls without one. For a call from outside the cluster the silo makes it
/// from the credential of the call (<see cref="Connections.CallerCredential"/>), whatever the client states.
/// </summary>
/// <param name="Kind">The kind of caller.</param>
/// <param name="Id">The caseworker's id, the source's path, or the role's name.</param>
[GenerateSerializer, Immutable, Alias("caller")]
public sealed record Caller([property: Id(0)] CallerKind Kind, string Id)
{
    /// <summary>
    /// What an integration service may do for which departments: <c>events:BIF</c>, <c>read:BIF</c> and <c>feed:BIF</c>, separated by
    /// spaces; empty: it reads everything and sends nothing.
    /// </summary>
    [Id(2)] public string Scopes { get; init; } = "";

    /// <summary>Whether the caller may send events of a source: its own, or one of a department it has the scope for.</summary>
    public bool MaySend(string source) => Kind switch
    {
        CallerKind.Source => Id == IdSpelling.Source(source),
        CallerKind.Integration => HasScope(CallerScopes.Events, Events.DepartmentEvent.DepartmentOf(source)),
        _ => false,
    };

    /// <summary>The departments of whose sources an integration service may send events.</summary>
    public IReadOnlyList<string> SendsFor => Kind == CallerKind.Integration ? CallerScopes.DepartmentsOf(Scopes, CallerScopes.Events) : [];

    /// <summary>Whether the caller may be told the decisions that concern a department.</summary>
    public bool MayFollow(string department) => Kind switch
    {
        CallerKind.Source => IdSpelling.Department(Events.DepartmentEvent.DepartmentOf(Id)) == IdSpelling.Department(department),
        CallerKind.Integration => Scopes.Length == 0 || HasScope(CallerScopes.Feed, department),
        _ => false,
    };

    /// <summary>
    /// The departments as whose system the caller reads about citizens; null: the caller is no department's system. A source reads as its
    /// own department's.
    /// </summary>
    public IReadOnlyList<string>? ReadsFor => this switch
    {
        { Kind: CallerKind.Source } => [IdSpelling.Department(Events.DepartmentEvent.DepartmentOf(Id))],
        { Kind: CallerKind.Integration, Scopes.Length: > 0 } => CallerScopes.DepartmentsOf(Scopes, CallerScopes.Read),
        _ => null,
    };

    private bool HasScope(string scope, string department) =>
        CallerScopes.DepartmentsOf(Scopes, scope).Contains(IdSpelling.Department(department), StringComparer.Ordinal);

    private const string Key = "coordination.caller";

    /// <summary>The caseworker's id and the department of a source in the form in which they are compared.</summary>
    [Id(1)] public string Id { get; init; } = Kind switch
    {
        CallerKind.Caseworker => IdSpelling.Name(Id),
        CallerKind.Source => IdSpelling.Source(Id),
        _ => Id,
    };

    // What a message states is in the request context only. It counts once the silo has vouched for it, in the same flow.
    private static readonly AsyncLocal<Caller?> Vouched = new();

    /// <summary>The service itself. No client can be it.</summary>
    public static Caller System { get; } = new(CallerKind.System, "system");

    /// <summary>The caller of the current grain call; null when it carries none.</summary>
    public static Caller? Current => Stated is { } stated && ReferenceEquals(stated, Vouched.Value) ? stated : null;

    /// <summary>The caller that the current message states, vouched for or not.</summary>
    internal static Caller? Stated => RequestContext.Get(Key) as Caller;

    /// <summary>
    /// Makes all following grain calls in this asynchronous flow carry this caller. For the service itself, whose silos and hosts set
    /// only callers they have verified. On a client it has no effect: the silo ignores it.
    /// </summary>
    public void SetCurrent()
    {
        RequestContext.Set(Key, this);
        Vouched.Value = this;
    }

    /// <summary>Makes the stated caller the current one.</summary>
    internal static void Vouch() => Vouched.Value = Stated;

    /// <summary>Forgets the stated caller.</summary>
    internal static void Forget() => RequestContext.Remove(Key);
}
