namespace Coordination.Simulator.Sending;

// One closed family: failures of requests to the service.

/// <summary>The service did not take a request in any attempt. It is unknown whether an attempt reached the service.</summary>
internal sealed class UnreachableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The service answered in a way that the contract does not allow.</summary>
internal sealed class UnexpectedResponseException(string message) : Exception(message);
