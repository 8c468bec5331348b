using System.ComponentModel.DataAnnotations;

namespace Coordination.Host.Settings;

/// <summary>
/// The mail server, and how mail is sent to those who have not seen an alert in the page. Without a host no mail is sent.
/// </summary>
internal sealed class MailOptions : IValidatableObject
{
    private const int TimeoutsHeld = 3;

    /// <summary>The name or address of the mail server (SMTP). Without it: none, which is said once at the start.</summary>
    public string? Host { get; set; }

    /// <summary>Its port: usually 587 with <c>StartTls</c>, 465 with <c>Tls</c>, 25 with <c>None</c>.</summary>
    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    /// <summary>
    /// How the connection is encrypted: from its start, by STARTTLS, which the server must offer, or not at all. A password is not sent
    /// unencrypted outside Development.
    /// </summary>
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>The user name; only with a password.</summary>
    public string? User { get; set; }

    /// <summary>The password.</summary>
    public string? Password { get; set; }

    /// <summary>The address that mail comes from, and is returned to. Required with a host.</summary>
    public string? From { get; set; }

    /// <summary>
    /// Where people reach the pages: the https address that mail leads to. Required with a host outside Development; in Development,
    /// without it: where the host listens.
    /// </summary>
    public string? PagesAddress { get; set; }

    /// <summary>How long an attempt may take, from connecting to the server's answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:02:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Connections to the mail server at the same time, for each department.</summary>
    [Range(1, 16)]
    public int AtOnceMax { get; set; } = 4;

    /// <summary>The wait after the first attempt that fails. Later waits grow, to <see cref="RetryDelayMax"/>, with jitter.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait between two attempts.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan RetryDelayMax { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a mail is tried before it is given up. One whose receiver the server refuses is given up at once.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "7.00:00:00")]
    public TimeSpan TriedFor { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How often is looked for alerts that have waited long enough.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan LookInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a host that stops or dies keeps a department's mail. Another host takes it after that. At least three times
    /// <see cref="Timeout"/>.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan HeldFor { get; set; } = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (HeldFor < Timeout * TimeoutsHeld)
            yield return new($"a duration of at least {TimeoutsHeld} times Mail:Timeout ({Timeout})", [nameof(HeldFor)]);
    }
}

/// <summary>How a connection to the mail server is encrypted.</summary>
internal enum MailSecurity
{
    /// <summary>By STARTTLS; a server that does not offer it is not used.</summary>
    StartTls,

    /// <summary>From its start.</summary>
    Tls,

    /// <summary>Not at all.</summary>
    None,
}
