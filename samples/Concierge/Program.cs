Concierge.ConciergeApp.Build(args).Run();
