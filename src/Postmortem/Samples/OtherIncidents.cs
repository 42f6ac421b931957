using Postmortem.Incidents;
using static Postmortem.Samples.Cast;

namespace Postmortem.Samples;

/// <summary>What was reported and has no review: not everything needs one, and some wait for somebody to begin.</summary>
internal static class OtherIncidents
{
    public static void Tell(Script script)
    {
        void Report(int day, string time, SamplePerson by, IncidentText text) => script.Step(script.At(day, time), "Other incidents", async () =>
            Script.Done((await script.Verbs.Incidents.ReportAsync(script.As(by), text)).Refusal));

        Report(-96, "15:30", Marek, new IncidentText
        {
            Title = "The ramp at Castle Street was locked from the inside on delivery mornings",
            CustomerExperience = "“I waited in the rain until somebody came out to smoke. I shop here because there is a ramp.”",
            WhoWasTouched = "Customers in wheelchairs and with prams, on two mornings a week.",
            CustomersAffected = 6,
            StartedAt = script.At(-110, "08:00"),
            NoticedAt = script.At(-96, "09:45"),
            EndedAt = script.At(-96, "14:00"),
            Severity = Severity.Major,
            Channel = "Shops",
            Services = "Castle Street",
        });
        Report(-71, "10:10", Grace, new IncidentText
        {
            Title = "The newsletter greeted 3,100 people by somebody else’s first name",
            CustomerExperience = "“Dear Sandra. I am not Sandra. What else of mine does Sandra get?”",
            CustomersAffected = 3100,
            StartedAt = script.At(-72, "06:00"),
            NoticedAt = script.At(-72, "06:40"),
            EndedAt = script.At(-72, "07:15"),
            Severity = Severity.Minor,
            Channel = "Email",
            Services = "Newsletter",
        });
        Report(-33, "09:25", Owen, new IncidentText
        {
            Title = "A fridge was left with the neighbours, who were on holiday",
            CustomerExperience = "“It stood in their hallway for a week. The receipt says that I signed.”",
            WhoWasTouched = "One household, and their neighbours.",
            CustomersAffected = 2,
            StartedAt = script.At(-41, "13:20"),
            NoticedAt = script.At(-34, "18:00"),
            EndedAt = script.At(-33, "17:30"),
            Severity = Severity.Minor,
            Channel = "Home delivery",
            Services = "Large items",
        });
        Report(-9, "08:50", Leila, new IncidentText
        {
            Title = "Loyalty points did not show in the app for a day",
            CustomerExperience = "“I wanted to pay with my points. At the till they said that I had none.”",
            CustomersAffected = 410,
            StartedAt = script.At(-10, "05:30"),
            NoticedAt = script.At(-10, "09:10"),
            EndedAt = script.At(-10, "22:05"),
            Severity = Severity.Minor,
            Channel = "App",
            Services = "Loyalty points",
        });
        Report(-1, "18:20", Marek, new IncidentText
        {
            Title = "The recall of a peanut bar reached Mill Lane one day after the other shops",
            CustomerExperience = "Nobody has told us of harm. Four bars were sold after the recall; two buyers are known and have been called.",
            WhoWasTouched = "Four customers, two of them not found yet.",
            CustomersAffected = 4,
            StartedAt = script.At(-2, "08:00"),
            NoticedAt = script.At(-1, "11:30"),
            Severity = Severity.Severe,
            Channel = "Shops",
            Services = "Recalls",
        });
    }
}
