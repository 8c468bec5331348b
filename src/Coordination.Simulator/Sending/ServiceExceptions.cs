namespace Coordination.Simulator.Sending;

// One closed family: what can go wrong on the way to the service.

/// <summary>The service did not take a request within all the attempts; whether an earlier attempt got through is unknown.</summary>
internal sealed class UnreachableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The service answered something that the contract does not provide for here.</summary>
internal sealed class UnexpectedResponseException(string message) : Exception(message);
