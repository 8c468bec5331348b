namespace Coordination.Client;

/// <summary>Whom an event is about. As text it never shows a CPR number or an id of a department's own.</summary>
public readonly record struct EventSubject
{
    private readonly string? _text;
    private readonly string? _shown;

    private EventSubject(string text, string shown) => (_text, _shown) = (text, shown);

    /// <summary>As it is sent.</summary>
    internal string Text => _text ?? throw new InvalidOperationException("The event has no subject.");

    /// <summary>Somebody by CPR number, ten digits.</summary>
    public static EventSubject OfCpr(string cpr) => new($"cpr:{cpr}", "cpr:…");

    /// <summary>Somebody by the key that the service has given out.</summary>
    public static EventSubject OfKey(string key) => new($"citizen:{key}", $"citizen:{key}");

    /// <summary>Somebody whose number is not known, by an id of the department's own. Only its own sources send it.</summary>
    public static EventSubject OfReference(string department, string id) => new($"ref:{department}/{id}", $"ref:{department}/…");

    /// <summary>The subject, with what may tell who it is left out.</summary>
    public override string ToString() => _shown ?? "";
}
