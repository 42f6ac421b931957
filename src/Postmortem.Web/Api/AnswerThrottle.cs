using System.Threading.RateLimiting;

namespace Postmortem.Web.Api;

/// <summary>How often customers may answer: a person changes their mind a few times, a program fills the disk.</summary>
internal sealed class AnswerThrottle : IDisposable
{
    /// <summary>Answers to one letter, and from one address, in <see cref="Window"/>.</summary>
    public const int OfOneLetter = 10, FromOneAddress = 60;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly PartitionedRateLimiter<string> _letters = Limiter(OfOneLetter), _addresses = Limiter(FromOneAddress);

    public bool MayAnswer(Guid recipient, string address)
    {
        using var letter = _letters.AttemptAcquire(recipient.ToString("N"));
        if (!letter.IsAcquired) return false;
        using var from = _addresses.AttemptAcquire(address);
        return from.IsAcquired;
    }

    public void Dispose()
    {
        _letters.Dispose();
        _addresses.Dispose();
    }

    private static PartitionedRateLimiter<string> Limiter(int most) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Window, QueueLimit = 0 }));
}
