namespace Coordination.Client;

/// <summary>How the HTTP API is called.</summary>
public sealed class ApiOptions
{
    private static readonly TimeSpan AnswerTimeMin = TimeSpan.FromSeconds(35);

    /// <summary>
    /// Where the service is, such as <c>https://coordination.example.dk/</c>, with the path below which it is served. Required; https
    /// unless the address is of this machine.
    /// </summary>
    public Uri? Address { get; set; }

    /// <summary>
    /// Answers a token of the identity provider that is good now. It is asked at every attempt, so it keeps the token while it is good.
    /// Required.
    /// </summary>
    public Func<CancellationToken, ValueTask<string>>? Token { get; set; }

    /// <summary>
    /// How often a request is sent again that the service could not take now (429, 5xx, no answer): 1 to 100; 8 unless set. Everything
    /// may be sent again: events have ids, and commands carry an <c>Idempotency-Key</c>.
    /// </summary>
    public int RetriesMax { get; set; } = 8;

    /// <summary>The wait before the first retry; it doubles. <c>Retry-After</c> of an answer counts instead. Half a second.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait between retries, <c>Retry-After</c> excepted. 30 seconds.</summary>
    public TimeSpan RetryDelayMax { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long one attempt may take. It covers the longest wait for events and decisions, which is 30 seconds: 35 seconds at least; 60
    /// unless set.
    /// </summary>
    public TimeSpan AnswerTimeMax { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>What is wrong with them; null: nothing.</summary>
    internal string? Fault() => this switch
    {
        { Address: null or { IsAbsoluteUri: false } } => $"ApiOptions.Address is {Seen(Address)}, expected an absolute address.",
        { Address: { Scheme: not "https", IsLoopback: false } } => $"ApiOptions.Address is {Address}, expected https.",
        { Token: null } => "ApiOptions.Token is not set, expected a function that answers a token.",
        { RetriesMax: < 1 or > 100 } => $"ApiOptions.RetriesMax is {RetriesMax}, expected 1 to 100.",
        _ when RetryDelay <= TimeSpan.Zero || RetryDelayMax < RetryDelay =>
            $"ApiOptions.RetryDelay is {RetryDelay} and RetryDelayMax is {RetryDelayMax}, expected more than none, and no less.",
        _ when AnswerTimeMax < AnswerTimeMin => $"ApiOptions.AnswerTimeMax is {AnswerTimeMax}, expected {AnswerTimeMin} at least.",
        _ => null,
    };

    private static string Seen(Uri? address) => address is null ? "not set" : $"'{address}'";
}
